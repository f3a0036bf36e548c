import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import type { ClockMovedAnswer, DemoClockView, MoveClockInput } from '#libs/contracts';
import { Requires } from '../../platform/access/requires.js';
import { MoveDemoClock } from './move-demo-clock.js';

class MoveClockDto implements MoveClockInput {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(400)
  advanceDays?: number;

  @IsOptional()
  @IsString()
  toDay?: string;
}

/** The demo's clock. */
@Controller('demo')
@Requires('demo.control')
export class DemoController {
  constructor(private readonly clock: MoveDemoClock) {}

  @Get()
  read(): DemoClockView {
    return this.clock.view();
  }

  @Post('clock')
  @HttpCode(200)
  move(@Body() body: MoveClockDto): Promise<ClockMovedAnswer> {
    return this.clock.run(body);
  }
}
