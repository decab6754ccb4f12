package dev.frontdesk.bench;

/**
 * Processor time spent.
 *
 * @param application in milliseconds
 * @param database in milliseconds, all its processes
 */
record Cpu(double application, double database) {

	Cpu since(Cpu before) {
		return new Cpu(this.application - before.application, this.database - before.database);
	}

}
