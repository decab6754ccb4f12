package dev.frontdesk.proactive;

/**
 * What holds for all messages together, for each visitor.
 *
 * @param perVisit how many in one visit
 * @param apartMinutes between one and the next
 * @param perWeek how many in seven days, of who agreed to be remembered
 */
record HouseRule(int perVisit, int apartMinutes, int perWeek) {
}
