/**
 * Pure judgement: outcomes become up, down or a blip; facts become a status with reasons.
 */
@NullMarked
package com.aimixer.monitor.health;

import org.jspecify.annotations.NullMarked;
