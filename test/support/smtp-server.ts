import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The least that takes mail by SMTP, and keeps what it was given. */
export class SmtpServer {
  readonly messages: string[] = [];
  private constructor(private readonly server: Server) {}

  static async start(): Promise<SmtpServer> {
    const server = createServer();
    const smtp = new SmtpServer(server);
    server.on('connection', (socket) => {
      let letter: string | undefined;
      socket.write('220 ready\r\n');
      socket.setEncoding('utf8').on('data', (text: string) => {
        if (letter !== undefined) {
          letter += text;
          if (!letter.endsWith('\r\n.\r\n')) return;
          smtp.messages.push(letter);
          letter = undefined;
        } else if (text.startsWith('DATA')) {
          letter = '';
          socket.write('354 go on\r\n');
          return;
        }
        socket.write(text.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return smtp;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
