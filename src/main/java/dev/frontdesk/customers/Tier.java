package dev.frontdesk.customers;

/** How much a customer matters to the company, least first. */
public enum Tier {

	STANDARD, SILVER, GOLD

}
