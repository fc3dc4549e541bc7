import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { ConnectionCheck } from './connection-check.js';
import { ConnectionDiagnosis } from './connection-diagnosis.js';
import { DatabaseIndicator } from './database.indicator.js';
import { DiagnosisController } from './diagnosis.controller.js';
import { LiveProbe } from './live-probe.js';
import { LivenessController } from './liveness.controller.js';
import { MetricsController } from './metrics.controller.js';
import { ProviderHealth } from './provider-health.js';
import { ProviderHealthController } from './provider-health.controller.js';
import { ProviderIndicators } from './provider-indicators.js';
import { UserHealth } from './user-health.js';

@Module({
  // Terminus would log what it also answers, with the text of the error.
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [LivenessController, MetricsController, DiagnosisController, ProviderHealthController],
  providers: [
    DatabaseIndicator,
    ProviderIndicators,
    ProviderHealth,
    ConnectionCheck,
    UserHealth,
    LiveProbe,
    ConnectionDiagnosis,
  ],
  exports: [ProviderHealth],
})
export class HealthModule {}
