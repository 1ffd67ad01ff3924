// Stands between a program and its disk, for one folder (POWER_FOLDER).
// POWER_TRACE: writes down every change and every sync in order, with what was written, for a replayer that cuts the power anywhere.
// POWER_FULL=n or n:attempt, read at each write so that the program itself can set it, and counting starts over when it differs: the n-th write goes half through, and from there on the disk is full (POWER_ONCE: only that one fails).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MAX_FD 4096
static char *names[MAX_FD];
static const char *folder;
static size_t folder_length;
static int trace = -1;
static long writes;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  folder = getenv("POWER_FOLDER");
  if (!folder) return;
  folder_length = strlen(folder);
  const char *path = getenv("POWER_TRACE");
  if (path) trace = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static const char *inside(const char *path) {
  if (!folder || !path || strncmp(path, folder, folder_length) != 0) return NULL;
  if (path[folder_length] == 0) return ".";
  return path[folder_length] == '/' ? path + folder_length + 1 : NULL;
}

// kind, length of name, length of second name or data, number; then name, then data
static void note(char kind, const char *name, int64_t number, const void *data, uint32_t length) {
  if (trace < 0 || !name) return;
  uint32_t name_length = strlen(name);
  char head[17];
  head[0] = kind;
  memcpy(head + 1, &name_length, 4);
  memcpy(head + 5, &length, 4);
  memcpy(head + 9, &number, 8);
  struct iovec parts[3] = {{head, 17}, {(void *)name, name_length}, {(void *)data, length}};
  pthread_mutex_lock(&lock);
  syscall(SYS_writev, trace, parts, length ? 3 : 2);
  pthread_mutex_unlock(&lock);
}

static const char *name_of(int fd) { return fd >= 0 && fd < MAX_FD ? names[fd] : NULL; }

static int opened(const char *path, int flags, int existed, int fd) {
  const char *name = inside(path);
  if (fd < 0 || fd >= MAX_FD || !name) return fd;
  free(names[fd]);
  names[fd] = strdup(name);
  if ((flags & O_CREAT) && !existed) note('C', name, 0, NULL, 0);
  else if (flags & O_TRUNC) note('T', name, 0, NULL, 0);
  return fd;
}

static int do_open(int at, const char *path, int flags, mode_t mode) {
  int existed = inside(path) ? syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0 : 1;
  return opened(path, flags, existed, syscall(SYS_openat, at, path, flags | O_LARGEFILE, mode));
}
#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | __O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, int); va_end(rest); }
int open(const char *path, int flags, ...) { MODE(flags) return do_open(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return do_open(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return do_open(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return do_open(at, path, flags, mode); }

int close(int fd) {
  if (name_of(fd)) { free(names[fd]); names[fd] = NULL; }
  int (*real)(int) = dlsym(RTLD_NEXT, "close");
  return real(fd);
}

// How many bytes this write may have: all, half, or none (-1)
static ssize_t allowed(const char *name, size_t length) {
  const char *full = getenv("POWER_FULL");
  static char counted[64];
  if (!full || !*full || !name) return length;
  if (strncmp(full, counted, sizeof counted - 1) != 0) {
    strncpy(counted, full, sizeof counted - 1);
    writes = 0;
  }
  long full_at = atol(full);
  int once = getenv("POWER_ONCE") != NULL;
  long n = __sync_add_and_fetch(&writes, 1);
  if (n == full_at && length > 1) return length / 2;
  if (n == full_at || (n > full_at && (!once || n == full_at + 1))) { errno = ENOSPC; return -1; }
  return length;
}

static ssize_t wrote(int fd, const char *name, const void *data, int64_t at, ssize_t count) {
  (void)fd;
  if (count > 0) note('W', name, at, data, count);
  return count;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
  const char *name = name_of(fd);
  ssize_t may = allowed(name, length);
  return may < 0 ? -1 : wrote(fd, name, data, at, syscall(SYS_pwrite64, fd, data, may, at));
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return pwrite64(fd, data, length, at); }

ssize_t write(int fd, const void *data, size_t length) {
  const char *name = name_of(fd);
  if (!name) return syscall(SYS_write, fd, data, length);
  ssize_t may = allowed(name, length);
  if (may < 0) return -1;
  int64_t at = lseek64(fd, 0, SEEK_CUR);
  return wrote(fd, name, data, at, syscall(SYS_write, fd, data, may));
}

int ftruncate64(int fd, off64_t size) {
  int answer = syscall(SYS_ftruncate, fd, size);
  if (answer == 0) note('T', name_of(fd), size, NULL, 0);
  return answer;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(int fd, int answer) {
  if (answer == 0) note('S', name_of(fd), 0, NULL, 0);
  return answer;
}
int fsync(int fd) { return synced(fd, syscall(SYS_fsync, fd)); }
int fdatasync(int fd) { return synced(fd, syscall(SYS_fdatasync, fd)); }

int unlink(const char *path) {
  int answer = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (answer == 0) note('U', inside(path), 0, NULL, 0);
  return answer;
}

int remove(const char *path) {
  struct stat found;
  if (lstat(path, &found) == 0 && S_ISDIR(found.st_mode)) return syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
  return unlink(path);
}

int rename(const char *from, const char *to) {
  int answer = syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  const char *target = inside(to);
  if (answer == 0 && target) note('R', inside(from), 0, target, strlen(target));
  return answer;
}
