#include "feeds/sandbox/sandbox.h"

#include "config.h"

#include <glib.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>
#ifdef HAVE_SECCOMP
#include <seccomp.h>
#endif

/* poll() fails with EINVAL for more descriptors than RLIMIT_NOFILE: so that is not
 * 0, and all descriptors below it are in use. */
#define DESCRIPTORS 4

static void fill_descriptors(void)
{
	int fd;

	do
		fd = dup(STDERR_FILENO);
	while (fd >= 0 && fd < DESCRIPTORS - 1);
	if (fd >= DESCRIPTORS)
		close(fd);
}

static void limit(int what, rlim_t most)
{
	struct rlimit r = { most, most };

	setrlimit((__rlimit_resource_t)what, &r);
}

#if defined(HAVE_SECCOMP) && !defined(LEDE_SANITIZED)
/* What parsing needs: memory, time, and the socket to the fetcher. restart_syscall
 * resumes a poll() after the process was stopped, or the machine suspended. */
static void filter(void)
{
	static const int allowed[] = {
		/* clang-format off */
		SCMP_SYS(read),          SCMP_SYS(write),
		SCMP_SYS(writev),        SCMP_SYS(recvfrom),
		SCMP_SYS(sendto),        SCMP_SYS(poll),
		SCMP_SYS(ppoll),         SCMP_SYS(close),
		SCMP_SYS(fstat),         SCMP_SYS(newfstatat),
		SCMP_SYS(lseek),         SCMP_SYS(brk),
		SCMP_SYS(mmap),          SCMP_SYS(munmap),
		SCMP_SYS(mremap),        SCMP_SYS(mprotect),
		SCMP_SYS(madvise),       SCMP_SYS(futex),
		SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
		SCMP_SYS(setitimer),     SCMP_SYS(rt_sigreturn),
		SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask),
		SCMP_SYS(getrandom),     SCMP_SYS(getpid),
		SCMP_SYS(gettid),        SCMP_SYS(tgkill),
		SCMP_SYS(exit),          SCMP_SYS(exit_group),
		SCMP_SYS(restart_syscall),
		/* clang-format on */
	};
	scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(1 /* EPERM */));

	if (!ctx)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(allowed); i++)
		seccomp_rule_add(ctx, SCMP_ACT_ALLOW, allowed[i], 0);
	seccomp_load(ctx);
	seccomp_release(ctx);
}
#endif

/* A tool's output may go to a file: the one that is open may grow. */
static bool writes_to_file(void)
{
	struct stat s;

	return fstat(STDOUT_FILENO, &s) == 0 && S_ISREG(s.st_mode);
}

void sandbox_shut(int64_t memory_bytes)
{
	g_unsetenv("LEDE_TRACE"); /* a file that it may no longer open */
	limit(RLIMIT_CORE, 0);
	if (!writes_to_file())
		limit(RLIMIT_FSIZE, 0);
#ifndef LEDE_SANITIZED
	fill_descriptors();
	limit(RLIMIT_NOFILE, DESCRIPTORS);
	/* the sanitizers reserve terabytes of address space, and look for
	 * leaks by a process of their own that reads /proc */
	limit(RLIMIT_AS, (rlim_t)memory_bytes);
	limit(RLIMIT_NPROC, 0);
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#else
	(void)memory_bytes;
	(void)fill_descriptors;
#endif
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#if defined(HAVE_SECCOMP) && !defined(LEDE_SANITIZED)
	filter();
#endif
}

/* At file scope because a signal handler has no argument for it. */
static const char *volatile last_words;

static void too_long(int signal)
{
	const char *words = last_words;

	(void)signal;
	if (words && write(STDERR_FILENO, words, strlen(words)) < 0)
		_exit(1);
	_exit(1);
}

void sandbox_timer(int cpu_seconds, const char *words)
{
	struct itimerval t = { .it_value = { .tv_sec = cpu_seconds } };

	if (cpu_seconds) {
		last_words = words;
		signal(SIGPROF, too_long);
	}
	setitimer(ITIMER_PROF, &t, NULL);
}

const char *sandbox_words(void)
{
#if defined(HAVE_SECCOMP) && !defined(LEDE_SANITIZED)
	return N_("limits and seccomp");
#else
	return N_("limits");
#endif
}
