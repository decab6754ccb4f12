/**
 * What all tests stand on: their database, their browser, and the rules that hold for
 * every module.
 */
@NullMarked
package dev.frontdesk.testing;

import org.jspecify.annotations.NullMarked;
