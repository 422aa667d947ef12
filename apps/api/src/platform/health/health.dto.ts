export class LivenessDto {
  status!: 'ok';
}

export class HealthDto {
  status!: 'ok' | 'degraded';
  database!: 'up' | 'down';
  migrations!: 'applied' | 'pending' | 'unknown';
}
