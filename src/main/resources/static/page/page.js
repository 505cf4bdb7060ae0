// Makes a page that is complete without it more pleasant: times in the reader's zone, a title that follows the verdict,
// colours that fade when the page is out of date.
(function () {
	"use strict";

	const time = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
	const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

	let today = "";

	// a time of today has no date; when the day changes all of them are written anew
	function localise() {
		const day = new Date().toDateString();
		const some = (day === today) ? "time:not([title])" : "time";
		today = day;
		for (const each of document.querySelectorAll(some)) {
			const date = new Date(each.dateTime);
			each.title = each.title || each.textContent;
			each.textContent = ((date.toDateString() === day) ? time : dateAndTime).format(date);
		}
	}

	function followVerdict() {
		const verdict = document.querySelector("[data-title]");
		if (verdict) {
			entitle(verdict.dataset.title);
		}
	}

	function entitle(words) {
		const title = words + " · AI Mixer status";
		if (document.title !== title) {
			document.title = title;
		}
	}

	function refresh() {
		localise();
		fade();
	}

	// the style sheet shows the notice by itself when no ping has replaced it for 4 seconds
	function fade() {
		const notice = document.querySelector(".stale");
		const stale = notice !== null && getComputedStyle(notice).visibility === "visible";
		document.body.classList.toggle("faded", stale);
		if (stale) {
			entitle("Not up to date");
		}
		else {
			followVerdict();
		}
	}

	const zone = document.getElementById("zone");
	if (zone) {
		zone.textContent = "Times are in your time zone, " + Intl.DateTimeFormat().resolvedOptions().timeZone
			+ "; hold the pointer over one for UTC.";
	}
	refresh();
	// before what a swap brought is painted
	new MutationObserver(refresh).observe(document.body, { childList: true, subtree: true });
	setInterval(fade, 500);
	setInterval(localise, 1000);
})();
