package dev.frontdesk.actions;

import java.util.List;

/**
 * What was done to one ticket.
 *
 * @param changed whether anything became different
 * @param undo the way back, last step first; shorter than what was done where a step has
 * none
 * @param seq the ticket's last place afterwards
 */
public record Deed(boolean changed, List<Step> undo, long seq) {

}
