package dev.frontdesk.shell;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A company's colour as the token it becomes: darkened until white text on it can be read
 * (4.5 : 1).
 *
 * @param rgb six hex digits
 */
public record BrandColor(int rgb) {

	private static final double READABLE = 4.5;

	public static Optional<BrandColor> of(@Nullable String hex) {
		if (hex == null || !hex.matches("[0-9a-fA-F]{6}")) {
			return Optional.empty();
		}
		return Optional.of(new BrandColor(Integer.parseInt(hex, 16)));
	}

	String sheet() {
		return "@layer tokens{:root{--brand:#%06x}}".formatted(readable());
	}

	/** Six hex digits of the colour on which white text can be read. */
	public int readable() {
		int color = this.rgb;
		while (contrast(color) < READABLE) {
			color = darker(color);
		}
		return color;
	}

	/** Of white text on the colour itself: from 1 to 21. */
	public double contrast() {
		return contrast(this.rgb);
	}

	private static double contrast(int color) {
		return 1.05 / (luminance(color) + 0.05);
	}

	private static int darker(int color) {
		int darker = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			darker |= (int) (((color >> shift) & 0xff) * 0.97) << shift;
		}
		return darker;
	}

	private static double luminance(int color) {
		return 0.2126 * linear(color >> 16) + 0.7152 * linear(color >> 8) + 0.0722 * linear(color);
	}

	private static double linear(int channel) {
		double part = (channel & 0xff) / 255.0;
		return (part <= 0.04045) ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
	}

}
