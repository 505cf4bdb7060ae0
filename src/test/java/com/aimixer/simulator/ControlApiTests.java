package com.aimixer.simulator;

import java.net.http.HttpResponse;

import com.aimixer.simulator.mixer.Pod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlApiTests {

	private RunningSimulator mixer;

	@BeforeAll
	void start() throws StartException {
		this.mixer = new RunningSimulator();
	}

	@AfterAll
	void stop() {
		this.mixer.close();
	}

	@Test
	void discoveryListsEveryPodWithWhatKubernetesWouldSay() throws Exception {
		JsonNode targets = this.mixer.control("/sd/targets");
		assertThat(targets.size()).isEqualTo(23);
		Pod first = this.mixer.simulator().fleet().pods().getFirst();
		assertThat(first.name()).matches("ai-mixer-us-west-[a-z0-9]{10}-[a-z0-9]{5}");
		assertThat(targets.get(0).get("targets").get(0).asString())
			.isEqualTo("127.0.0.1:" + this.mixer.pod(first.name()));
		assertThat(targets.get(0).get("labels").toString())
			.isEqualTo("{\"container\":\"ai-mixer\",\"namespace\":\"ai-mixer-global\",\"pod\":\"" + first.name()
					+ "\",\"region\":\"us-west\"}");
		assertThat(targets.findValuesAsString("region")).containsOnly("us-west", "us-east", "eu-west", "ap");
	}

	@Test
	void discoveryIsJsonForPrometheus() throws Exception {
		assertThat(Client.get(this.mixer.simulator().controlPort(), "/sd/targets").headers().firstValue("content-type"))
			.contains("application/json");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"kind":"slwo","region":"us-west"}                              | kind   | 'slwo' is not a kind
			{"region":"us-west"}                                            | kind   | is missing
			{"kind":"hang"}                                                 | region | is missing, and so is a pod
			{"kind":"hang","region":"mars"}                                 | region | 'mars' is not a region
			{"kind":"hang","region":"ap","pod":"ap/1"}                      | region | stands beside a pod
			{"kind":"hang","pod":"ap/4"}                                    | pod    | there is no pod 'ap/4'
			{"kind":"hang","region":7}                                      | region | '7' is not a text
			{"kind":"errors","region":"edge","share":1}                     | region | edge has no pods
			{"kind":"region-down","pod":"ap/1"}                             | pod    | concerns the endpoint
			{"kind":"expired-certificate","pod":"ap/1"}                     | pod    | concerns the endpoint
			{"kind":"slow","region":"ap"}                                   | delay  | is missing
			{"kind":"slow","region":"ap","delay":"fast"}                    | delay  | 'fast' is not a duration
			{"kind":"slow","region":"ap","delay":"0s"}                      | delay  | above zero
			{"kind":"hang","region":"ap","for":"-1s"}                       | for    | '-1s' is not a duration
			{"kind":"hang","region":"ap","after":"soon"}                    | after  | 'soon' is not a duration
			{"kind":"hang","region":"ap","delay":"1s"}                      | delay  | is not a setting
			{"kind":"status","region":"ap","share":1.5}                     | share  | '1.5' is not a number in range
			{"kind":"status","region":"ap","share":0}                       | share  | changes nothing
			{"kind":"status","region":"ap","code":"teapot"}                 | code   | 'teapot' is not a number
			{"kind":"status","region":"ap","code":503.5}                    | code   | not a whole number
			{"kind":"less-traffic","region":"ap","share":0}                 | share  | changes nothing
			{"kind":"slow-requests","region":"ap","delay":"1s","share":2}   | share  | '2' is not a number in range
			{"kind":"memory","region":"edge"}                               | region | edge has no pods
			{"kind":"memory","region":"ap","share":1.1}                     | share  | '1.1' is not a number in range
			{"kind":"expired-certificate","region":"ap","days":0.5}         | days   | not a whole number
			{"kind":"expired-certificate","region":"ap","days":"soon"}      | days   | 'soon' is not a number
			{"kind":"pod-restarting","pod":"ap/1","every":"2s"}             | every  | is not longer than the downtime
			{"kind":"pod-restarting","pod":"ap/1","downtime":"1ms"}         | downtime | too short
			[1,2]                                                           | body   | is not a JSON object
			{"kind":                                                        | body   | is not a JSON object
			""")
	void badOrderIsRefusedWithFieldMistakeAndMend(String order, String field, String what) throws Exception {
		HttpResponse<String> answer = Client.request("POST", this.mixer.simulator().controlPort(), "/faults", order);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
		assertThat(answer.body()).contains("\"field\":\"" + field + "\"", what, "\"mend\":\"");
		assertThat(this.mixer.control("/faults").get("faults").size()).isZero();
	}

	@Test
	void allMistakesAreNamedAtOnce() throws Exception {
		JsonNode answer = this.mixer
			.fault("{'kind':'status','region':'mars','share':7,'code':'x','delay':3,'for':'ever'}");
		assertThat(answer.get("problems").findValuesAsString("field")).containsExactlyInAnyOrder("region", "share",
				"code", "delay", "for");
	}

	@ParameterizedTest
	@CsvSource({ "PATCH,/faults,405", "POST,/sd/targets,405", "GET,/nothing,404", "GET,/faults/f99,404",
			"DELETE,/faults/f99,404" })
	void wrongCallsAreAnsweredInWords(String method, String path, int status) throws Exception {
		HttpResponse<String> answer = Client.request(method, this.mixer.simulator().controlPort(), path, "");
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).contains("\"detail\":\"");
	}

	@Test
	void usageNamesEveryKind() throws Exception {
		assertThat(Client.get(this.mixer.simulator().controlPort(), "/").body()).contains("POST   /faults", "slow ",
				"region-down ", "pod-restarting ", "/kube-state-metrics", "/cadvisor");
	}

}
