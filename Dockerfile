# syntax=docker/dockerfile:1
# The images of the monitor and of the simulator, from the sources alone:
#
#   docker build --tag registry.aimixer.com/ai-mixer-monitor:1.0.0 .
#   docker build --tag registry.aimixer.com/ai-mixer-simulator:1.0.0 --target simulator .
#
# There is no HEALTHCHECK: Kubernetes does not look at it, its probes ask /actuator/health/liveness and /readiness.
# https://hub.docker.com/_/debian; only its C library is used
ARG BASE=docker.io/library/debian:13.1-slim

FROM docker.io/library/eclipse-temurin:25.0.3_9-jdk-noble AS build
WORKDIR /build
# for image_layout.sh
RUN apt-get update && apt-get install --yes --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --quiet -Dmaven.test.skip=true package
# a runtime, the jars taken apart, and the AOT cache of a training run
RUN src/main/scripts/image_layout.sh /image

FROM ${BASE} AS runtime
ARG REVISION=unknown
# one allocator for every two threads would keep what the compiler has used at its peak
ENV MALLOC_ARENA_MAX=2 PATH=/opt/java/bin:$PATH
LABEL org.opencontainers.image.vendor="AI Mixer" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="1.0.0" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=build /image/java /opt/java
WORKDIR /app
# a number, so that Kubernetes can see that it is not root
USER 10001:10001
STOPSIGNAL SIGTERM

FROM runtime AS simulator
LABEL org.opencontainers.image.title="AI Mixer simulator" \
      org.opencontainers.image.description="A stand-in for AI Mixer: six endpoints, 23 pods with metrics, faults on demand."
COPY --from=build /image/simulator /app
EXPOSE 19000-19006 19011-19016 19101-19123 19200 19225
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50", "-XX:ActiveProcessorCount=2", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-jar", "ai-mixer-monitor-simulator.jar"]
# as it is reached where its ports are published
CMD ["--address=0.0.0.0", "--advertise=localhost"]

FROM runtime AS monitor
LABEL org.opencontainers.image.title="AI Mixer monitor" \
      org.opencontainers.image.description="Probes the AI Mixer endpoints: status, availability, metrics, alerts. Its bill of materials is at /actuator/sbom."
# the libraries change least and come first
COPY --from=build /image/monitor/lib /app/lib
COPY --from=build /image/monitor/ai-mixer-monitor.jar /image/monitor/jvm.args /app/
COPY --from=build /image/monitor/ai-mixer-monitor.aot /app/
# configuration is mounted at /app/config/application.yml; only the data folder and /tmp are written to
ENV SERVER_ADDRESS=0.0.0.0
EXPOSE 8080
# a cache that does not fit is told in the log and left out
ENTRYPOINT ["java", "@jvm.args", "-XX:AOTCache=ai-mixer-monitor.aot", "-XX:AOTMode=auto", "-jar", "ai-mixer-monitor.jar"]
