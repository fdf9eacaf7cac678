import { readWindows, ReadWindowsV1, type WindowsV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Windows } from './windows.service';

@Controller()
export class WindowsConsumer {
  constructor(private readonly windows: Windows) {}

  @Answers(readWindows)
  read(@Payload() question: ReadWindowsV1): Promise<WindowsV1> {
    return this.windows.read(question);
  }
}
