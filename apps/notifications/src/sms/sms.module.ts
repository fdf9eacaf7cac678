import { Module } from '@nestjs/common';
import { NotificationsConfig } from '../config';
import { CentreProvider } from './centre.provider';
import { FileProvider } from './file.provider';
import { HttpProvider } from './http.provider';
import { SMS_PROVIDER, type SmsProvider } from './sms-provider';

function chosenProvider(config: NotificationsConfig): SmsProvider {
  const { smsBatchMax: batchMax, smsTimeoutMs: timeoutMs, smsUrl: url } = config;
  switch (config.smsProvider) {
    case 'centre':
      return new CentreProvider({ url, timeoutMs, batchMax });
    case 'http':
      return new HttpProvider({
        url,
        timeoutMs,
        batchMax,
        token: config.smsToken,
        knowsIds: config.smsKnowsIds === 'yes',
      });
    case 'file':
      return new FileProvider({ file: config.smsFile, batchMax });
  }
}

@Module({
  providers: [{ provide: SMS_PROVIDER, inject: [NotificationsConfig], useFactory: chosenProvider }],
  exports: [SMS_PROVIDER],
})
export class SmsModule {}
