package com.aimixer.monitor.history;

import java.time.Duration;
import java.time.LocalDate;

import com.aimixer.monitor.availability.Availability;

/**
 * A day of one endpoint, in UTC.
 *
 * @param date the day
 * @param availability over the day; over the part that has passed, if it is today
 * @param down how long the endpoint was down
 * @param incidents how many times it went down or was down already when the day began
 */
public record Day(LocalDate date, Availability availability, Duration down, int incidents) {
}
