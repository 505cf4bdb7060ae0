package com.aimixer.monitor.page.figure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Lines through the spans of a figure. Where nothing was heard there is a gap.
 */
final class Lines {

	private Lines() {
	}

	/**
	 * A line.
	 * @param bins spans from left to right
	 * @param figure which of their figures
	 * @param scale heights
	 * @param width width of a span in the picture
	 * @param gap how many empty spans interrupt the line
	 * @return data of an SVG path
	 */
	static String path(List<Bin> bins, ToDoubleFunction<Bin> figure, Scale scale, double width, int gap) {
		StringBuilder path = new StringBuilder();
		int previous = Integer.MIN_VALUE;
		for (Bin bin : bins) {
			if (bin.successes() == 0) {
				continue;
			}
			boolean goesOn = (long) bin.index() - previous <= gap;
			path.append(goesOn ? 'L' : 'M')
				.append(Scale.number((bin.index() + 0.5) * width))
				.append(' ')
				.append(Scale.number(scale.y(figure.applyAsDouble(bin))));
			if (!goesOn) {
				// a line of no length: where it stands alone, a dot
				path.append("h0");
			}
			previous = bin.index();
		}
		return path.toString();
	}

}
