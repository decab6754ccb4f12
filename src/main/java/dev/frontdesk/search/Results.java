package dev.frontdesk.search;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param total how many tickets were ranked, at most {@link Search#MOST}
 * @param isAll whether there are no others
 * @param next the cursor of the page after this one; null at the end
 */
public record Results(List<Hit> hits, int total, boolean isAll, @Nullable String next) {

}
