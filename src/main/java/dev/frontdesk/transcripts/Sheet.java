package dev.frontdesk.transcripts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.io.OutputStream;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;

import com.lowagie.text.Document;
import com.lowagie.text.PageSize;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfWriter;
import org.jspecify.annotations.Nullable;

/** Pages of A4, filled line by line from the top; finished ones are written at once. */
final class Sheet implements AutoCloseable {

	static final Color INK = new Color(0x22252e);

	static final Color FAINT = new Color(0x5d6270);

	static final Color NOTE = new Color(0xd9a400);

	static final Color OURS = new Color(0x4a5fc1);

	static final Color THEIRS = new Color(0xb9bcc6);

	private static final float MARGIN = 56;

	private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

	private final Document document = new Document(PageSize.A4);

	private final PdfContentByte content;

	private final Fonts fonts;

	private final String footer;

	private final boolean rightToLeft;

	private final String language;

	private final Set<String> missing;

	private final float width = PageSize.A4.getWidth();

	private final float height = PageSize.A4.getHeight();

	private Graphics2D graphics;

	private float y = MARGIN;

	private int page = 1;

	private @Nullable Color bar;

	private float barFrom;

	Sheet(OutputStream out, Fonts fonts, String title, String house, boolean rightToLeft, String language,
			Set<String> missing) {
		PdfWriter writer = PdfWriter.getInstance(this.document, out);
		writer.setCloseStream(false);
		this.document.addTitle(title);
		this.document.addAuthor(house);
		this.document.open();
		this.content = writer.getDirectContent();
		this.fonts = fonts;
		this.footer = title;
		this.rightToLeft = rightToLeft;
		this.language = language;
		this.missing = missing;
		this.graphics = this.content.createGraphicsShapes(this.width, this.height);
	}

	void gap(float points) {
		this.y += points;
	}

	/** Begins a new page unless so much is left of this one. */
	void keepTogether(float points) {
		if (this.y + points > bottom()) {
			turn();
		}
	}

	/** From here on a stripe at the side. */
	void bar(Color color) {
		this.bar = color;
		this.barFrom = this.y;
	}

	void endBar() {
		drawBar();
		this.bar = null;
	}

	private void drawBar() {
		if (this.bar != null) {
			this.graphics.setColor(this.bar);
			float x = this.rightToLeft ? this.width - MARGIN + 8 : MARGIN - 11;
			this.graphics.fill(new Rectangle2D.Float(x, this.barFrom, 3, this.y - this.barFrom));
		}
	}

	/** One paragraph, broken into as many lines as it takes. */
	void line(String text, String spoken, float size, boolean bold, Color color) {
		if (text.isBlank()) {
			this.y += size * 0.7f;
			return;
		}
		boolean turned = isRightToLeft(text);
		AttributedString dressed = this.fonts.dressed(text, spoken, size, bold, turned, this.missing);
		AttributedCharacterIterator words = dressed.getIterator();
		LineBreakMeasurer measurer = new LineBreakMeasurer(words,
				BreakIterator.getLineInstance(Locale.forLanguageTag(breaks(text, spoken))), CONTEXT);
		float room = this.width - 2 * MARGIN;
		while (measurer.getPosition() < words.getEndIndex()) {
			TextLayout layout = measurer.nextLayout(room);
			float tall = Math.max(layout.getAscent() + layout.getDescent(), size * 1.35f) + 2;
			if (this.y + tall > bottom()) {
				turn();
			}
			this.graphics.setColor(color);
			float x = turned ? MARGIN + room - layout.getVisibleAdvance() : MARGIN;
			layout.draw(this.graphics, x, this.y + layout.getAscent());
			this.y += tall;
		}
	}

	// Thai words are parted by a dictionary, which only its own locale brings
	private static String breaks(String text, String spoken) {
		return text.codePoints().anyMatch((point) -> Character.UnicodeScript.of(point) == Character.UnicodeScript.THAI)
				? "th" : spoken;
	}

	private boolean isRightToLeft(String text) {
		Bidi bidi = new Bidi(text,
				this.rightToLeft ? Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
		return !bidi.baseIsLeftToRight();
	}

	private float bottom() {
		return this.height - MARGIN - 14;
	}

	private void turn() {
		drawBar();
		finish();
		this.document.newPage();
		this.graphics = this.content.createGraphicsShapes(this.width, this.height);
		this.page++;
		this.y = MARGIN;
		this.barFrom = MARGIN;
	}

	private void finish() {
		String shown = this.footer.codePointCount(0, this.footer.length()) > 60
				? this.footer.substring(0, this.footer.offsetByCodePoints(0, 60)) + "…" : this.footer;
		AttributedString foot = this.fonts.dressed(shown + "  ·  " + this.page, this.language, 8, false,
				isRightToLeft(shown), this.missing);
		TextLayout layout = new TextLayout(foot.getIterator(), CONTEXT);
		this.graphics.setColor(FAINT);
		layout.draw(this.graphics, (this.width - layout.getVisibleAdvance()) / 2, this.height - MARGIN + 14);
		this.graphics.dispose();
	}

	@Override
	public void close() {
		finish();
		this.document.close();
	}

}
