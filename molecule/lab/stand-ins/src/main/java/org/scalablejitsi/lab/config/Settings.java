package org.scalablejitsi.lab.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kotlin.jvm.internal.Reflection;
import kotlin.reflect.KType;
import kotlin.reflect.KTypeProjection;
import org.jitsi.config.JitsiConfig;
import org.jitsi.metaconfig.ConfigException;
import org.jitsi.metaconfig.ConfigSource;
import org.jitsi.metaconfig.DeprecationKt;
import org.jitsi.metaconfig.supplier.ConfigSourceSupplier;
import org.jitsi.metaconfig.supplier.ConfigValueSupplier;
import org.jitsi.metaconfig.supplier.FallbackSupplier;

/** Settings in the services' own order: a legacy property wins over HOCON, silently. */
public final class Settings {
  private static final KType TEXT = Reflection.typeOf(String.class);
  private static final KType TEXT_BY_TEXT =
      Reflection.typeOf(
          Map.class,
          KTypeProjection.Companion.invariant(TEXT),
          KTypeProjection.Companion.invariant(TEXT));

  private final ConfigSource legacy;
  private final ConfigSource hocon;

  public Settings(ConfigSource legacy, ConfigSource hocon) {
    this.legacy = legacy;
    this.hocon = hocon;
  }

  /** The files that this JVM's system properties name. */
  public static Settings ofThisJvm() {
    return new Settings(
        JitsiConfig.Companion.getLegacyConfig(), JitsiConfig.Companion.getNewConfig());
  }

  public Optional<String> find(String key, String... legacyKeys) {
    return find(this.<String>supplier(TEXT, key, legacyKeys));
  }

  public String text(String key, String... legacyKeys) {
    return get(TEXT, key, legacyKeys);
  }

  public boolean flag(String key, String... legacyKeys) {
    return this.<Boolean>get(Reflection.typeOf(Boolean.TYPE), key, legacyKeys);
  }

  public int number(String key, String... legacyKeys) {
    return this.<Integer>get(Reflection.typeOf(Integer.TYPE), key, legacyKeys);
  }

  public double fraction(String key) {
    return this.<Double>get(Reflection.typeOf(Double.TYPE), key);
  }

  public Duration duration(String key) {
    return get(Reflection.typeOf(Duration.class), key);
  }

  public ConfigObject object(String key) {
    return get(Reflection.typeOf(ConfigObject.class), key);
  }

  public List<Config> objects(String key) {
    return get(listOf(Config.class), key);
  }

  public List<String> texts(String key) {
    return get(listOf(String.class), key);
  }

  /** A property that never had a place in HOCON. */
  public Optional<String> legacy(String key) {
    return find(new ConfigSourceSupplier<>(key, legacy, TEXT, DeprecationKt.noDeprecation()));
  }

  /** Every legacy property whose name begins with the prefix. */
  @SuppressWarnings("unchecked")
  public Map<String, String> legacyProperties(String prefix) {
    return (Map<String, String>) legacy.getterFor(TEXT_BY_TEXT).invoke(prefix);
  }

  private static <T> Optional<T> find(ConfigValueSupplier<T> supplier) {
    try {
      return Optional.of(supplier.get());
    } catch (Exception e) {
      if (e instanceof ConfigException.UnableToRetrieve) {
        return Optional.empty();
      }
      throw e;
    }
  }

  // The type is given twice, for Kotlin and for javac.
  @SuppressWarnings("TypeParameterUnusedInFormals")
  private <T> T get(KType type, String key, String... legacyKeys) {
    try {
      return this.<T>supplier(type, key, legacyKeys).get();
    } catch (Exception e) {
      if (e instanceof ConfigException) {
        throw new Misconfigured(key + ": " + e.getMessage());
      }
      throw e;
    }
  }

  private <T> FallbackSupplier<T> supplier(KType type, String key, String... legacyKeys) {
    List<ConfigValueSupplier<T>> suppliers = new ArrayList<>();
    for (String legacyKey : legacyKeys) {
      suppliers.add(
          new ConfigSourceSupplier<>(legacyKey, legacy, type, DeprecationKt.noDeprecation()));
    }
    suppliers.add(new ConfigSourceSupplier<>(key, hocon, type, DeprecationKt.noDeprecation()));
    return new FallbackSupplier<>(suppliers);
  }

  private static KType listOf(Class<?> element) {
    return Reflection.typeOf(
        List.class, KTypeProjection.Companion.invariant(Reflection.typeOf(element)));
  }
}
