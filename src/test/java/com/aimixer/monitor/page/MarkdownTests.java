package com.aimixer.monitor.page;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTests {

	@Test
	void htmlInTheTextIsShownAndNotRun() {
		assertThat(Markdown.html("a <script>alert(1)</script> b")).doesNotContain("<script").contains("&lt;script&gt;");
	}

	@Test
	void anAddressThatRunsSomethingLeadsNowhere() {
		assertThat(Markdown.html("[x](javascript:alert(1)) [y](https://aimixer.com)")).doesNotContain("javascript")
			.contains("href=\"https://aimixer.com\"");
	}

	@Test
	void whatMayScrollIsReachedByTheKeyboard() {
		assertThat(Markdown.html("```\ncode\n```\n\n|a|\n|-|\n|b|\n")).contains("<pre tabindex=\"0\">",
				"<table tabindex=\"0\">");
	}

}
