/**
 * What {@code /metrics} tells, by Micrometer. The parts count by themselves, in plain numbers; this reads them when
 * somebody asks. Only the composition root knows it.
 */
package io.duplexws.metrics;
