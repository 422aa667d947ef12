// The order matters: Nest's packages require one another in a cycle unless these come first.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
