package dev.frontdesk.screens;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A screen that cannot be asked for or shown, for now. */
final class ShareRefused extends Refusal {

	private ShareRefused(String key, Object... arguments) {
		super(HttpStatus.CONFLICT, key, arguments);
	}

	static ShareRefused off() {
		return new ShareRefused("screens.refused.off");
	}

	static ShareRefused over() {
		return new ShareRefused("screens.refused.over");
	}

	static ShareRefused notHere() {
		return new ShareRefused("screens.refused.not-here");
	}

	static ShareRefused asked(String by) {
		return new ShareRefused("screens.refused.asked", by);
	}

	static ShareRefused busy(long number) {
		return new ShareRefused("screens.refused.busy", "#" + number);
	}

	static ShareRefused gone() {
		return new ShareRefused("screens.refused.gone");
	}

	static ShareRefused notRestored() {
		return new ShareRefused("screens.refused.restore");
	}

}
