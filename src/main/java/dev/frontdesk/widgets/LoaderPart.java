package dev.frontdesk.widgets;

import java.util.Map;

/** Seam: what another module tells the loader with a widget's own settings. */
public interface LoaderPart {

	/** By the names that the loader's scripts know. */
	Map<String, Object> of(Widget widget);

}
