/**
 * The pattern set as stages run it: shared measures, an index by kind of event, versions in time.
 */
package io.weir.engine.program;
