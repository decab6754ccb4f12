package dev.frontdesk.hooks;

/** Something is due; the sender need not wait for its next round. */
record DeliveriesQueued() {
}
