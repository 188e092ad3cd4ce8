/** Orders of people about a subject, on their way to the job. */
package io.weir.cli.directive;
