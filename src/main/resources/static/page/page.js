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
		weigh(document.querySelector(".asof time"));
		fade();
	}

	const patience = 4000;
	// clocks of good machines drift apart by less than this; without it a page that is open for days would seem late
	const drift = 0.0002;
	let weighed = null;
	let weighedAt = 0;
	let quickest = Infinity;
	let lateSince = null;

	// A ping says when it was sent. By how much its way here took longer than that of the quickest one is how far the page
	// is behind, whatever the reader's clock says: pings that wait somewhere on the way still come every second.
	function weigh(sent) {
		if (sent === null || sent === weighed) {
			return;
		}
		if (weighed !== null) {
			forgetMark();
		}
		const now = performance.now();
		const age = now - Date.parse(sent.dateTime);
		quickest = Math.min(quickest + drift * (now - weighedAt), age);
		weighed = sent;
		weighedAt = now;
		const late = age - quickest > patience;
		document.body.classList.toggle("late", late);
		lateSince = late ? lateSince ?? now : null;
		if (late && now - lateSince > 30000) {
			// what waits will not be caught up with, or the monitor's clock was set back
			location.reload();
		}
	}

	// what the page knew when it was loaded is of no use to a stream that begins anew: another monitor may have answered since
	function forgetMark() {
		const address = document.body.getAttribute("sse-connect").replace(/since=[^&]*/, "since=again");
		document.body.setAttribute("sse-connect", address);
	}

	// the style sheet shows the notice by itself when no ping has replaced it for 4 seconds, and while pings are late
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
