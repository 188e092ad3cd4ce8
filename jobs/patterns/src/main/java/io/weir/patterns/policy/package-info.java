/** How signals become actions: levels, weights and times of the policy file. */
package io.weir.patterns.policy;
