package org.capacitymetro.freshness;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HalfLifeSettings.class)
class FreshnessBeans {}
