import { Component, computed, effect, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { HOUR_TAKING_MODELS, LIMITS, P, type ProjectPrivacy } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { engagementsGet } from '#libs/api-client/fn/engagements/engagements-get';
import { engagementsList } from '#libs/api-client/fn/engagements/engagements-list';
import { projectsCreate } from '#libs/api-client/fn/projects/projects-create';
import { projectsGet } from '#libs/api-client/fn/projects/projects-get';
import { projectsSuggestedTeam } from '#libs/api-client/fn/projects/projects-suggested-team';
import { projectsUpdate } from '#libs/api-client/fn/projects/projects-update';
import type { EngagementDto } from '#libs/api-client/models/engagement-dto';
import type { ProjectDto } from '#libs/api-client/models/project-dto';
import type { SuggestedMemberDto } from '#libs/api-client/models/suggested-member-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiChoice } from '#libs/ui/choice';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';
import { type Choice, UiPicker } from '#libs/ui/picker';

import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Permissions } from '../../core/permissions';
import { typedDecimal } from '../../core/typed-decimal';
import { MODEL_WORDS } from '../engagements/lines/line-words';
import { memberSearch } from './member-search';

/** The engagement that a project is part of, as far as the form needs it. */
interface Frame {
  readonly id: string;
  readonly title: string;
  readonly clientName: string;
  readonly startDate: string;
  readonly endDate: string;
}

/** A new project of an engagement, or the edit of one. */
@Component({
  selector: 'app-project-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    RouterLink,
    UiAsync,
    UiChoice,
    UiControl,
    UiField,
    UiFormError,
    UiLoaded,
    UiPageHeader,
    UiPicker,
  ],
  templateUrl: './project-form.html',
})
export class ProjectForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly invalidation = inject(Invalidation);
  private readonly formats = inject(Formats);

  /** left out for a new project */
  readonly id = input<string>();
  /** chooses the engagement of a new one beforehand */
  readonly engagementId = input<string>();

  /** who only manages this project keeps it */
  protected readonly choosesManager = inject(Permissions).can(P.ProjectWrite);
  protected readonly backLabel = $localize`Projects`;
  protected readonly source = resource({
    params: () => ({ id: this.id(), engagementId: this.engagementId() }),
    loader: async ({ params: { id, engagementId } }) => ({
      project: id ? await this.api.invoke(projectsGet, { id }) : null,
      engagement: engagementId ? await this.api.invoke(engagementsGet, { id: engagementId }) : null,
    }),
  });
  /** What the loaded or the picked engagement allows. */
  private readonly picked = signal<Frame | null>(null);
  protected readonly frame = computed((): Frame | null => {
    const { project = null, engagement = null } = this.source.hasValue() ? this.source.value() : {};
    return this.picked() ?? (project ? frameOf(project) : engagement);
  });
  protected readonly dates = computed(() => {
    const frame = this.frame();
    if (!frame) return '';
    const [from, to] = [this.formats.date(frame.startDate), this.formats.date(frame.endDate)];
    return $localize`The engagement runs from ${from}:from: to ${to}:to:.`;
  });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => {
    const { project = null, engagement = null } = this.source.hasValue() ? this.source.value() : {};
    return modelOf(project, engagement);
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.engagementId);
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      maxLength(path.code, CODE_LENGTH);
      required(path.lineId, { when: () => this.lines().length > 0 });
      required(path.startDate);
      required(path.endDate);
      validate(path.endDate, (end) =>
        end.value() && end.value() < end.valueOf(path.startDate)
          ? { kind: 'order', message: $localize`The end must not be before the start.` }
          : undefined,
      );
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  /** By itself: what is typed into other fields asks for nothing anew. */
  private readonly chosen = computed(() => this.model().engagementId || undefined);
  /** What the engagement agrees on besides its dates. */
  private readonly agreed = resource({
    params: this.chosen,
    loader: ({ params: id }) => this.api.invoke(engagementsGet, { id }),
  });
  private readonly suggested = resource({
    params: () => (this.id() ? undefined : this.chosen()),
    loader: ({ params: engagementId }) => this.api.invoke(projectsSuggestedTeam, { engagementId }),
  });
  /** Lines that the hours may go against; none to choose from where there is only one. */
  protected readonly lines = computed(() => {
    const lines = this.agreed.hasValue() ? this.agreed.value().lines : [];
    const taking = lines.filter(({ model }) => HOUR_TAKING_MODELS.includes(model));
    return taking.length > 1 ? taking.map((line) => ({ ...line, how: MODEL_WORDS[line.model] })) : [];
  });
  private found: readonly Frame[] = [];
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  protected readonly searchMembers = memberSearch();
  protected readonly searchEngagements = async (q: string): Promise<Choice[]> => {
    const ask = (status: 'approved' | 'in_progress') =>
      this.api.invoke(engagementsList, { q: q || undefined, status, perPage: CHOICES });
    const pages = await Promise.all([ask('approved'), ask('in_progress')]);
    this.found = pages.flatMap(({ items }) => items);
    return this.found.map(({ id, title, clientName }) => ({ id, label: title, note: clientName }));
  };

  constructor() {
    warnOnUnload(this.unsaved);
    effect(() => {
      if (this.suggested.hasValue() && this.agreed.hasValue())
        this.takeOver(this.agreed.value(), this.suggested.value());
    });
  }

  protected meaningOf({ role, knowsClient }: SuggestedMemberDto): string {
    return knowsClient
      ? $localize`${role}:role:, knows the client`
      : $localize`${role}:role:, on another project last`;
  }

  /** A picked engagement brings its dates. */
  protected pick(id: string): void {
    const frame = this.found.find((engagement) => engagement.id === id);
    if (!frame) return;
    this.picked.set(frame);
    const { startDate, endDate } = frame;
    this.model.update((model) => ({ ...model, startDate, endDate, lineId: '' }));
  }

  /** Scope, budget and team of the engagement, for a new project to start from. */
  private takeOver(
    { id, description, projects, ...agreed }: EngagementDto,
    team: readonly SuggestedMemberDto[],
  ): void {
    const { budget = null, budgetHours = null } = projects.length ? {} : agreed;
    this.model.update((model) =>
      model.engagementId === id
        ? {
            ...{ ...model, description, budget: budget ?? '', budgetHours: budgetHours ?? '' },
            team: team.map((member) => ({ ...member, joins: member.knowsClient })),
          }
        : model,
    );
  }

  private async save(): Promise<void> {
    const before = this.source.value()?.project;
    const { engagementId, managerId, lineId, privacy, budget, budgetHours, team, ...rest } = this.model();
    const none = before ? null : undefined; // a new one takes over what the others left
    const terms = {
      ...{ ...rest, managerId: managerId || null, lineId: lineId || undefined },
      privacy: privacy || undefined,
      budget: budget.trim() ? typedDecimal(budget) : none,
      budgetHours: budgetHours.trim() ? typedDecimal(budgetHours) : none,
    };
    const members = team
      .filter(({ joins }) => joins)
      .map(({ membershipId, role }) => ({ membershipId, role }));
    const { id } = before
      ? await this.api.invoke(projectsUpdate, { id: before.id, body: terms, ...ifMatch(before) })
      : await this.api.invoke(projectsCreate, {
          'Idempotency-Key': this.key,
          body: { ...terms, engagementId, members },
        });
    this.saved = true;
    this.invalidation.invalidate('projects', `project:${id}`, 'engagements', `engagement:${engagementId}`);
    await this.router.navigate(['/projects', id]);
  }
}

const CODE_LENGTH = 20;
const CHOICES = 20;

const frameOf = (project: ProjectDto): Frame => ({
  id: project.engagementId,
  title: project.engagementTitle,
  clientName: project.clientName,
  startDate: project.engagementStart,
  endDate: project.engagementEnd,
});

function modelOf(project: ProjectDto | null, engagement: Frame | null) {
  return {
    engagementId: project?.engagementId ?? engagement?.id ?? '',
    name: project?.name ?? '',
    code: project?.code ?? '',
    startDate: project?.startDate ?? engagement?.startDate ?? '',
    endDate: project?.endDate ?? engagement?.endDate ?? '',
    managerId: project?.managerId ?? '',
    lineId: project?.lineId ?? '',
    privacy: project?.privacy ?? ('' as ProjectPrivacy | ''),
    description: project?.description ?? '',
    budget: project?.hasOwnBudget ? (project.budget ?? '') : '',
    budgetHours: project?.hasOwnBudget ? (project.budgetHours ?? '') : '',
    team: [] as (SuggestedMemberDto & { joins: boolean })[],
  };
}
