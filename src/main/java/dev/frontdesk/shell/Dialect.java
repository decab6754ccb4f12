package dev.frontdesk.shell;

import java.util.Set;

import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

/** What our templates write beside {@code th:}. */
@Component("dialect")
class Dialect extends AbstractProcessorDialect {

	private final Assets assets;

	Dialect(Assets assets) {
		super("Frontdesk", "fd", StandardDialect.PROCESSOR_PRECEDENCE);
		this.assets = assets;
	}

	@Override
	public Set<IProcessor> getProcessors(String prefix) {
		return Set.of(new Icons(prefix, this.assets));
	}

}
