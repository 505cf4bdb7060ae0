package com.aimixer.simulator.traffic;

/**
 * What is heard in one pod or region.
 *
 * @param lufs integrated loudness in LUFS
 * @param peakDb highest peak in dB
 * @param activeStreams streams being mixed
 */
public record Audio(double lufs, double peakDb, long activeStreams) {
}
