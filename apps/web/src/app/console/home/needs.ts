import type { HomeDto } from '#libs/api-client/models/home-dto';
import type { IconName } from '#libs/ui/icon-name';
import type { Formats } from '#libs/ui/formats';
import type { Tone } from '#libs/ui/status';

import { aboutLink } from '../activities/activity-words';
import { type Link, LINKS } from './home-links';

/** One thing that waits for the person, and where it is done. */
export interface Need {
  readonly id: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly text: string;
  /** how much, since when */
  readonly about: string;
  readonly link: Link;
}

type Words = Pick<Formats, 'duration' | 'date' | 'money'>;

/** What waits for the person, whose membership `me` is: money that is late first, then what others wait for, then the own. */
export function needsOf(home: HomeDto, me: string, words: Words): Need[] {
  return [
    ...overdue(home, words),
    ...decisions(home, words),
    ...toDos(home, words),
    ...notices(home, words),
    ...ownTime(home, me, words),
    ...rejected(home),
    ...billing(home, words),
  ];
}

function overdue({ billing }: HomeDto, words: Words): Need[] {
  const rows = (billing?.receivables ?? []).filter((row) => row.overdueCount > 0);
  if (!rows.length) return [];
  const count = rows.reduce((sum, row) => sum + row.overdueCount, 0);
  const oldest = rows.map((row) => row.oldestDue ?? '').sort()[0] ?? '';
  const amounts = rows.map((row) => `${words.money(row.overdueTotal, row.currency)} ${row.currency}`);
  return [
    {
      id: 'overdue',
      icon: 'error',
      tone: 'bad',
      text: count === 1 ? $localize`1 overdue invoice` : $localize`${count}:count: overdue invoices`,
      about: $localize`${amounts.join(', ')}:amounts:, oldest due ${words.date(oldest)}:date:`,
      link: LINKS.invoices('overdue'),
    },
  ];
}

function decisions({ approvals, engagements }: HomeDto, words: Words): Need[] {
  const needs: Need[] = [];
  if (approvals?.count) {
    const { count, seconds, oldest } = approvals;
    needs.push({
      id: 'approvals',
      icon: 'hourglass_top',
      tone: 'warn',
      text:
        count === 1 ? $localize`1 time entry to approve` : $localize`${count}:count: time entries to approve`,
      about: $localize`${words.duration(seconds)}:hours: h, oldest from ${words.date(oldest ?? '')}:date:`,
      link: LINKS.approvals,
    });
  }
  for (const { id, title, clientName } of engagements?.waiting ?? []) {
    needs.push({
      id,
      icon: 'handshake',
      tone: 'warn',
      text: $localize`Decide on ${title}:title:`,
      about: clientName,
      link: LINKS.engagement(id),
    });
  }
  const more = (engagements?.pending ?? 0) - (engagements?.waiting.length ?? 0);
  if (more > 0) {
    const text = $localize`${more}:count: more to decide on`;
    needs.push({
      id: 'pending',
      icon: 'handshake',
      tone: 'warn',
      text,
      about: '',
      link: LINKS.engagements('pending'),
    });
  }
  return needs;
}

function toDos({ toDos: due }: HomeDto, words: Words): Need[] {
  return (due ?? []).map((toDo): Need => {
    const day = words.date(toDo.day);
    return {
      id: toDo.id,
      icon: 'task_alt',
      tone: toDo.overdue ? 'bad' : 'warn',
      text: toDo.subject,
      about: toDo.overdue
        ? $localize`${toDo.aboutName}:about:, overdue since ${day}:date:`
        : $localize`${toDo.aboutName}:about:, due today`,
      link: { to: aboutLink(toDo) },
    };
  });
}

function notices({ notices: due }: HomeDto, words: Words): Need[] {
  return (due ?? []).map(({ id, title, clientName, noticeBy }): Need => {
    const day = words.date(noticeBy);
    return {
      id,
      icon: 'description',
      tone: 'warn',
      text: $localize`Renew or end ${title}:title:`,
      about: $localize`${clientName}:client:, notice by ${day}:date:`,
      link: LINKS.contract(id),
    };
  });
}

function ownTime({ time }: HomeDto, me: string, words: Words): Need[] {
  const needs: Need[] = [];
  if (time?.sentBack) {
    const { sentBack: count } = time;
    needs.push({
      id: 'sent-back',
      icon: 'reply',
      tone: 'bad',
      text:
        count === 1 ? $localize`1 entry was sent back` : $localize`${count}:count: entries were sent back`,
      about: $localize`Correct and submit again`,
      link: LINKS.entries('rejected', me),
    });
  }
  if (time?.unsubmitted.count) {
    const { seconds, oldest } = time.unsubmitted;
    needs.push({
      id: 'unsubmitted',
      icon: 'send',
      tone: 'warn',
      text: $localize`${words.duration(seconds)}:hours: h of earlier weeks not submitted`,
      about: $localize`Oldest from ${words.date(oldest ?? '')}:date:`,
      link: LINKS.week(oldest ?? ''),
    });
  }
  return needs;
}

function rejected({ engagements }: HomeDto): Need[] {
  const count = engagements?.rejected ?? 0;
  if (!count) return [];
  return [
    {
      id: 'rejected',
      icon: 'cancel',
      tone: 'bad',
      text:
        count === 1
          ? $localize`1 engagement was rejected`
          : $localize`${count}:count: engagements were rejected`,
      about: $localize`Change and submit again`,
      link: LINKS.engagements('rejected'),
    },
  ];
}

function billing({ billing: money }: HomeDto, words: Words): Need[] {
  const drafts = (money?.receivables ?? []).reduce((count, row) => count + row.draftCount, 0);
  const blocked = (money?.unbilled ?? []).reduce((seconds, row) => seconds + row.blockedSeconds, 0);
  const needs: Need[] = [];
  if (blocked) {
    needs.push({
      id: 'blocked',
      icon: 'block',
      tone: 'warn',
      text: $localize`${words.duration(blocked)}:hours: h cannot be billed`,
      about: $localize`Approved, but no rate was found`,
      link: LINKS.readyToBill,
    });
  }
  if (drafts) {
    needs.push({
      id: 'drafts',
      icon: 'draft',
      tone: 'neutral',
      text:
        drafts === 1
          ? $localize`1 draft invoice to finish`
          : $localize`${drafts}:count: draft invoices to finish`,
      about: '',
      link: LINKS.invoices('draft'),
    });
  }
  return needs;
}
