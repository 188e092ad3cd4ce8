/** What walks along the stages: an event, the facts frozen on it, the live signals it met. */
package io.weir.engine.event;
