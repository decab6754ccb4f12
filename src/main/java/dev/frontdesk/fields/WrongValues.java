package dev.frontdesk.fields;

import java.util.List;

import dev.frontdesk.web.InvalidText;

/** Values that cannot be taken, each named; as a refusal it tells the first. */
public class WrongValues extends InvalidText {

	private final transient List<InvalidText> all;

	public WrongValues(List<InvalidText> all) {
		super(all.getFirst().field(), all.getFirst().key(), all.getFirst().arguments());
		this.all = List.copyOf(all);
	}

	/** What is wrong, by {@code fields.<key>}. */
	@Override
	public List<InvalidText> all() {
		return this.all;
	}

}
