package org.anjuan.web;

import org.anjuan.web.audit.VerifyCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Anjuan: one process with everything, or one of several equal nodes. */
@SpringBootApplication(scanBasePackages = "org.anjuan")
@ConfigurationPropertiesScan("org.anjuan")
public class AnjuanApplication {

  public static void main(String[] args) {
    if (VerifyCommand.isAskedBy(args)) {
      var done = SpringApplication.run(AnjuanApplication.class, VerifyCommand.alone(args));
      System.exit(SpringApplication.exit(done));
    }
    SpringApplication.run(AnjuanApplication.class, args);
  }
}
