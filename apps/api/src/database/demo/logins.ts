import type { Role } from '#libs/contracts';

export interface DemoLogin {
  role: Role | 'client';
  name: string;
  email: string;
  password: string;
  firm: string;
}

const PASSWORD = 'votra-demo-2026';
const FIRST_FIRM = 'Alder & Finch Consulting';

/** Who can sign in to the demo firms. For trying Votra out: the demo never loads in production. */
export const DEMO_LOGINS: readonly DemoLogin[] = [
  {
    role: 'admin',
    name: 'Ada Alder',
    email: 'admin@demo.votra.example',
    password: PASSWORD,
    firm: FIRST_FIRM,
  },
  {
    role: 'project_manager',
    name: 'Petra Maes',
    email: 'pm@demo.votra.example',
    password: PASSWORD,
    firm: FIRST_FIRM,
  },
  {
    role: 'consultant',
    name: 'Carlos Consuegra',
    email: 'consultant@demo.votra.example',
    password: PASSWORD,
    firm: FIRST_FIRM,
  },
  {
    role: 'accountant',
    name: 'Aiko Ito',
    email: 'accountant@demo.votra.example',
    password: PASSWORD,
    firm: FIRST_FIRM,
  },
  {
    role: 'client',
    name: 'Clara Brightwater',
    email: 'client@demo.votra.example',
    password: PASSWORD,
    firm: FIRST_FIRM,
  },
  {
    role: 'admin',
    name: 'Otto Olm',
    email: 'admin@second.votra.example',
    password: PASSWORD,
    firm: 'Second Opinion GmbH',
  },
];
