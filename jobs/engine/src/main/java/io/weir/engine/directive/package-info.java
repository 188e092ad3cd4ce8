/** What people order about a subject: releases, snoozes, suppressions. */
package io.weir.engine.directive;
