import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ClassDay as ClassDayAnswer } from '../../contracts/class-day.js';
import { dateText, onlyThese } from '../../contracts/http-schemas.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { ClassDay } from './class-day.js';

const classDayQuery = onlyThese({
  date: dateText('日期').meta({ description: '日期', examples: ['2026-09-01'] }),
});

const EXAMPLE: ClassDayAnswer = {
  date: plainDate('2026-09-01'),
  pupils: [
    { code: 'p-k3v6x2m7qa', name: '示例学生', kind: 'present', away: null },
    {
      code: 'p-b5n2w7r4sc',
      name: '示例学生',
      kind: null,
      away: { label: '在办案件', caseNo: 'NOL-2026-000001' },
    },
  ],
  lastWord: { by: '示例教师', at: '2026-09-01T00:10:00.000Z' },
};

@ApiTags('考勤')
@ApiBearerAuth()
@Controller('attendance')
export class ClassDayController {
  constructor(private readonly days: ClassDay) {}

  @Get('class-day')
  @ApiOperation({
    summary: '本班一天的考勤',
    description:
      '班主任所带班的学生、当天已录入的情况，及最后由谁于何时录入。away：有在办案件、已另作安排或不在读的学生，不宜默认到校。',
  })
  @ApiOkResponse({ description: '本班一天的考勤', schema: { example: EXAMPLE } })
  show(
    @Query({ schema: classDayQuery }) { date }: z.output<typeof classDayQuery>,
    @CurrentAccount() by: SignedIn,
  ): Promise<ClassDayAnswer> {
    return this.days.on(date, by);
  }
}
