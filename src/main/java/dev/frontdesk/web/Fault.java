package dev.frontdesk.web;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Which part of a request is to blame, in the words of RFC 9457's own example.
 *
 * @param kind {@code pointer} into the JSON body, {@code parameter} of the address, or
 * {@code header}
 * @param name such as {@code #/customer/email}, {@code cursor} or {@code If-Match}
 */
public record Fault(String kind, String name) {

	/**
	 * @param path slashes between the names of properties: {@code customer/email}
	 */
	public static Fault pointer(String path) {
		return new Fault("pointer", path.isEmpty() ? "#" : "#/" + path);
	}

	public static Fault parameter(String name) {
		return new Fault("parameter", name);
	}

	public static Fault header(String name) {
		return new Fault("header", name);
	}

	/** The last name in it. */
	public String field() {
		return this.name.substring(this.name.lastIndexOf('/') + 1);
	}

	/** Does it; what refuses it is to be blamed on this part. */
	public void in(Runnable deed) {
		in(() -> {
			deed.run();
			return true;
		});
	}

	/** Like {@link #in(Runnable)}, with an answer. */
	public <T> T in(Supplier<T> deed) {
		try {
			return deed.get();
		}
		catch (Blamed ex) {
			throw ex;
		}
		catch (Refusal ex) {
			throw new Blamed(ex, this);
		}
	}

	/** The same refusal, and what is to blame for it. */
	static final class Blamed extends Refusal {

		private final transient Fault fault;

		Blamed(Refusal refusal, Fault fault) {
			// what the address names is there; what this part names is not
			super((refusal.status() == HttpStatus.NOT_FOUND) ? HttpStatus.UNPROCESSABLE_CONTENT : refusal.status(),
					refusal.key(), refusal.arguments());
			this.fault = fault;
		}

		@Override
		public @Nullable Fault fault() {
			return this.fault;
		}

	}

}
