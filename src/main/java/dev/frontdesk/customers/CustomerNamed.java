package dev.frontdesk.customers;

/**
 * Published within the transaction that gave a customer another name or address; listen
 * after commit.
 */
public record CustomerNamed(long customerId) {

}
