package dev.frontdesk.visitors;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.shell.Face;
import org.jspecify.annotations.Nullable;

/**
 * A visitor as the desk sees them.
 *
 * @param code what tells those without a name apart
 * @param name empty where nobody said one
 * @param verified whether the company vouches for who they are
 * @param url where they are
 * @param language the tag of the language the widget speaks to them
 * @param zone null where their browser does not say
 * @param customerId once they have written
 * @param since on the site
 * @param pageSince on this page
 * @param here whether they are here still
 * @param chat the ticket in which they chat, if they do
 * @param asked what was said to them last
 */
public record Guest(long id, long widgetId, String widget, long brandId, Shown shown, String code, String name,
		boolean verified, String url, String title, String language, @Nullable ZoneId zone, String device,
		Map<String, String> campaign, String referrer, int visits, Instant firstAt, @Nullable Long customerId,
		Instant since, Instant pageSince, boolean here, @Nullable Chat chat, @Nullable Asked asked) {

	/** As colleagues are told of them. */
	String called() {
		return this.name.isEmpty() ? this.code : this.name;
	}

	public Face face() {
		return this.name.isEmpty() ? new Face(this.code.substring(0, 2), Integer.parseInt(this.code, 16) % 12)
				: Face.of(this.name);
	}

	/** The address without what every page of the site has. */
	public String path() {
		String path = this.url.replaceFirst("^https?://[^/?#]*", "");
		return path.isEmpty() ? "/" : path;
	}

	public String campaigns() {
		return String.join(" · ", this.campaign.values());
	}

	/** Whose page brought them. */
	public String origin() {
		return this.referrer.replaceFirst("^https?://(?:www\\.)?", "").replaceFirst("[/?#].*$", "");
	}

	Locale locale() {
		return Locale.forLanguageTag(this.language);
	}

	/** Whether the reader may speak to them. */
	public boolean invitable() {
		return this.here && this.shown == Shown.INVITED && this.chat == null
				&& (this.asked == null || !(this.asked.open() || this.asked.peace()));
	}

	/**
	 * @param readable whether the reader may see the ticket
	 * @param agent who has it
	 */
	public record Chat(long number, boolean readable, @Nullable String agent) {
	}

	/**
	 * @param mine whether it was the reader
	 * @param peace whether the visitor closed it and is not to be spoken to for a while
	 */
	public record Asked(String publicId, String state, String agent, boolean mine, boolean peace, Instant at) {

		public boolean open() {
			return this.state.equals("MADE") || this.state.equals("SHOWN") || this.state.equals("OPENED");
		}

	}

}
