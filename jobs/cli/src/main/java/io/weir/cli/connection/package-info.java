/** The installation's Kafka as verbs use it: found by the settings of the job. */
package io.weir.cli.connection;
