// Packages in CommonJS that need Nest can be loaded by jest only when Nest has been: before the test's own imports.
import '@nestjs/common';
import '@nestjs/core';
