package com.aimixer.monitor.view;

import java.time.LocalDate;

/**
 * A day of one endpoint.
 *
 * @param date the day, in UTC
 * @param availability over the day; over the part that has passed, if it is today
 * @param downMs how long the endpoint was down
 * @param incidents in how many pieces, those that began the day before included
 */
public record DayView(LocalDate date, AvailabilityView availability, double downMs, int incidents) {
}
