package dev.frontdesk.asks;

import java.util.List;

import dev.frontdesk.web.InvalidText;

/** Fields that cannot be taken so, each named; as a refusal it tells the first. */
class WrongAnswers extends InvalidText {

	private final transient List<InvalidText> all;

	WrongAnswers(List<InvalidText> all) {
		super(all.getFirst().field(), all.getFirst().key(), all.getFirst().arguments());
		this.all = List.copyOf(all);
	}

	@Override
	public List<InvalidText> all() {
		return this.all;
	}

}
