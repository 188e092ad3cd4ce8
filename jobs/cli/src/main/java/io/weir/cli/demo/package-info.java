/** The demo: broker, cluster, job and a simulated bank in one process, judged by the truth. */
package io.weir.cli.demo;
