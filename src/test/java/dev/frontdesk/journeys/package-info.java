/**
 * People at work in a real browser, on the demo workspace: each class one handful of
 * steps that matter from end to end.
 */
@NullMarked
package dev.frontdesk.journeys;

import org.jspecify.annotations.NullMarked;
