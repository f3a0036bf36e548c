import { Injectable } from '@nestjs/common';
import { ageOn, ResidentRegister } from '../../directory/index.js';
import { Clock } from '../../platform/clock/clock.js';

const ADULT = 18;

/** Whether authors who logged in are of age: minors are never named. */
@Injectable()
export class AuthorAges {
  constructor(
    private readonly clock: Clock,
    private readonly register: ResidentRegister,
  ) {}

  /** As the municipality's register of residents knows; `null` for somebody who is not in it. */
  async isAdult(personId: string, municipalityId: string): Promise<boolean | null> {
    const resident = await this.register.findPerson(personId, municipalityId);
    return resident && ageOn(this.clock.legalToday(), resident.bornOn) >= ADULT;
  }
}
